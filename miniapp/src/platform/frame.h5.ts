import '../ui/styles/h5.scss';
