import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Actions, Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Cell } from '../../ui/cell';
import { Chips } from '../../ui/chips';
import { Dialog } from '../../ui/dialog';
import { Empty, ErrorState } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { ICON_NAMES } from '../../ui/icon-names';
import { ListFooter } from '../../ui/list-footer';
import { Notice } from '../../ui/notice';
import { OptionSheet } from '../../ui/select';
import { Skeleton } from '../../ui/skeleton';

/** Everything that is no ticket and no form. */
export function KitPart() {
  const [dialog, setDialog] = useState(false);
  const [sheet, setSheet] = useState(false);
  return (
    <>
      <Chips
        scroll
        value="all"
        onTap={() => undefined}
        options={[
          { value: 'all', label: '全部', count: 12 },
          { value: 'late', label: '超时', count: 3 },
          { value: 'open', label: '处理中', count: 8 },
          { value: 'shelved', label: '已挂账' },
        ]}
      />
      <Card flush title="我的">
        <Cell
          icon="building"
          title="泉景花园 3 号楼 2 单元 501"
          note="已认证"
          onTap={() => setSheet(true)}
        />
        <Cell icon="elder" title="长辈版" value="关" onTap={() => setDialog(true)} />
        <Cell title="诉求编号" value="261122 48371" />
      </Card>
      <ButtonTable />
      <Notice text="您的草稿已保存在手机里。" />
      <Notice tone="red" text="有 3 件工单已超时。" action="去看" />
      <Card>
        <Empty title="还没有诉求" text="您反映的问题和办理进度会出现在这里" action="我要反映" />
      </Card>
      <Card>
        <ErrorState
          text="网络没有连上。请检查网络后再试，您填写的内容没有丢失。"
          offline
          onRetry={() => undefined}
        />
      </Card>
      <Skeleton cards={1} />
      <IconTable />
      <ListFooter end="end" onMore={() => undefined} />
      <Dialog
        open={dialog}
        title="撤回这件诉求？"
        text="撤回后物业不再处理，需要时可以重新提交。"
        confirm="撤回诉求"
        danger
        onConfirm={() => setDialog(false)}
        onCancel={() => setDialog(false)}
      />
      {sheet ? (
        <OptionSheet
          title="选择房屋"
          value="1"
          options={[
            { value: '1', label: '泉景花园 3 号楼 2 单元 501', note: '业主' },
            { value: '2', label: '时风小区 11 号楼 1 单元 302', note: '家人' },
            { value: '3', label: '人和家园 6 号楼', note: '正在认证', disabled: true },
          ]}
          onChoose={() => setSheet(false)}
          onClose={() => setSheet(false)}
        />
      ) : null}
    </>
  );
}

function IconTable() {
  return (
    <Card title="图标">
      <View style={{ display: 'flex', flexWrap: 'wrap', gap: '14px' }}>
        {ICON_NAMES.map((name) => (
          <View key={name} style={{ width: '72px', textAlign: 'center' }}>
            <Icon name={name} size="large" />
            <View>
              <Text style={{ fontSize: '11px' }}>{name}</Text>
            </View>
          </View>
        ))}
      </View>
    </Card>
  );
}

function ButtonTable() {
  return (
    <>
      <Actions>
        <Button variant="danger">退单</Button>
        <Button variant="secondary" icon="edit">
          写进展
        </Button>
      </Actions>
      <Actions>
        <Button small>放回</Button>
        <Button small variant="secondary" loading>
          正在提交
        </Button>
      </Actions>
      <Button disabled reason="超过办结时限后不能再申请延期。">
        申请延期
      </Button>
    </>
  );
}
